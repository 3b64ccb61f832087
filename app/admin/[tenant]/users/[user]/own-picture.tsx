import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { removePicture } from './actions.ts'
import { hiddenOf, type Subject } from './subject.ts'

/** The picture that somebody gave of themselves, which may be taken away; nothing where there is none. */
export function OwnPictureCard({ subject }: { subject: Subject }) {
  const t = words('people')
  const { ownPicture: picture, user, at, may, visit } = subject
  if (picture === null) return null
  return (
    <Card title={t('ownPicture')} foot={t('ownPictureText')}>
      <div className="row wrap gap-4">
        <Avatar name={user.displayName} picture={picture.url ?? undefined} large={true} />
        <div className="grow">
          <Time at={picture.createdAt} now={visit.now} />
          <div className="sub">
            {t('ownPictureFacts', {
              width: picture.width,
              height: picture.height,
              kilobytes: Math.ceil(picture.bytes / 1024),
            })}
          </div>
        </div>
        {may.write ? (
          <DeedButton
            action={removePicture.bind(null, at)}
            hidden={hiddenOf(subject)}
            label={t('removePicture')}
            pendingLabel={t('working')}
          />
        ) : null}
      </div>
    </Card>
  )
}
