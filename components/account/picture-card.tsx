import { FieldError } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountAvatar } from './account-avatar.tsx'
import type { ProfilePicture } from './profile-view.ts'
import type { AccountShell } from './views.ts'

type PictureCardProps = { picture: ProfilePicture; shell: AccountShell; page: HostedPage }

/** The picture of the person: what there is, another in its place, or none (UX-H58). A plain form sends it. */
export function PictureCard({ picture, shell, page }: PictureCardProps) {
  const t = page.words.account
  const { tenantName, person } = shell
  return (
    <section className="card" aria-labelledby="picture-head">
      <div className="card-head">
        <h2 id="picture-head">{t('picture.label')}</h2>
      </div>
      <div className="card-body picture">
        <AccountAvatar name={person.name} picture={picture.src} large={true} />
        <div className="grow stack stack-4">
          {picture.isLinked && picture.src === undefined ? <p>{t('picture.linked', { tenant: tenantName })}</p> : null}
          {picture.isLocked ? (
            <p className="secondary">{t('profile.managed', { tenant: tenantName })}</p>
          ) : (
            <Upload picture={picture} page={page} />
          )}
        </div>
      </div>
    </section>
  )
}

/** The file with its bounds; and beside its button the one that takes the picture away, whose form is another. A script makes what was chosen small enough before it is sent, and then says so instead. */
function Upload({ picture: { src, upload, remove, problem, kilobytes, side }, page }: Omit<PictureCardProps, 'shell'>) {
  const t = page.words.account
  const told = problem === undefined || problem === 'locked' ? undefined : problem
  const notes = [told && 'picture-error', 'picture-hint', 'picture-privacy'].filter(Boolean).join(' ')
  return (
    <>
      <form method="post" action={upload.action} encType="multipart/form-data" className="stack stack-4">
        <input type="hidden" name="csrf" value={upload.csrf} />
        <div className="field">
          <label htmlFor="picture">{t('picture.choose')}</label>
          <input
            id="picture"
            className="input file-input"
            type="file"
            name="picture"
            accept="image/png,image/jpeg,image/webp"
            aria-invalid={told === undefined ? undefined : true}
            aria-describedby={notes}
            data-shrink="picture-hint"
          />
          {told === undefined ? null : (
            <FieldError id="picture-error">{t(`picture.problem.${told}`, { kilobytes, side })}</FieldError>
          )}
          <p className="hint" id="picture-hint" data-shrunk={t('picture.hintShrunk')}>
            {t('picture.hint', { kilobytes })}
          </p>
          <p className="hint" id="picture-privacy">
            {t('picture.privacy')}
          </p>
        </div>
        <script src={page.assets.picture} nonce={page.nonce} defer={true} />
        <div className="row wrap">
          <button type="submit" className="button">
            {t('picture.upload')}
          </button>
          {src === undefined ? null : (
            <button type="submit" form="picture-remove" className="button button-danger-quiet">
              {t('picture.remove')}
            </button>
          )}
        </div>
      </form>
      {src === undefined ? null : (
        <form id="picture-remove" method="post" action={remove.action} hidden={true}>
          <input type="hidden" name="csrf" value={remove.csrf} />
        </form>
      )}
    </>
  )
}
