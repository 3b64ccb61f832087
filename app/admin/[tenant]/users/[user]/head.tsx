import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { absoluteDate } from '#components/ui/time-words.ts'
import { keep, resume, signOutEverywhere, suspend } from './actions.ts'
import { hiddenOf, type Subject } from './subject.ts'

/** Who it is, in which state, and what is done most often. */
export function PersonHead({ subject }: { subject: Subject }) {
  const t = words('people')
  const { user, at, may, isSelf, requireNewPassword } = subject
  const email = user.identifiers.find(({ kind, primary }) => kind === 'email' && primary)
  const isActive = user.status === 'active'
  const deed = { hidden: hiddenOf(subject), pendingLabel: t('working') }
  return (
    <div className="page-head">
      <div className="row gap-4">
        <Avatar name={user.displayName} picture={subject.ownPicture?.url ?? undefined} large={true} />
        <div className="grow">
          <div className="row wrap gap-x-3 gap-y-0.5">
            <h1>{user.displayName}</h1>
            <State user={user} />
            {requireNewPassword ? <Status tone="pending">{t('mustChoose')}</Status> : null}
          </div>
          <div className="row wrap gap-x-4 gap-y-0 muted">
            {email === undefined ? null : (
              <span className="row wrap gap-x-1.5 gap-y-0">
                {email.value}
                {email.verifiedAt === null ? (
                  <Badge tone="warning">{t('unverified')}</Badge>
                ) : (
                  <Badge tone="success">{t('verified')}</Badge>
                )}
              </span>
            )}
            <Id value={user.id} />
          </div>
        </div>
      </div>
      {may.write ? (
        <div className="actions">
          <DeedButton {...deed} action={signOutEverywhere.bind(null, at)} label={t('signOut')} />
          {user.status === 'deleting' ? (
            <DeedButton {...deed} action={keep.bind(null, at)} label={t('keep')} />
          ) : isSelf ? null : isActive ? (
            <DeedButton {...deed} action={suspend.bind(null, at)} label={t('suspend')} />
          ) : (
            <DeedButton {...deed} action={resume.bind(null, at)} label={t('resume')} />
          )}
        </div>
      ) : null}
    </div>
  )
}

/** Whether they can sign in; of somebody who asked to be deleted, when that will be. */
function State({ user: { status, deleteAt } }: Pick<Subject, 'user'>) {
  const t = words('people')
  if (status === 'active') return <Status tone="ok">{t('active')}</Status>
  if (deleteAt === null) return <Status tone="off">{t('suspended')}</Status>
  return <Status tone="off">{t('deleting', { date: absoluteDate(deleteAt, readerNow()) })}</Status>
}
