import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { read } from '#lib/http/read.ts'
import { type Language, languages, nameOf, readLanguage } from '#lib/language/languages.ts'
import { listBrandingTexts } from '#lib/services/branding/texts.ts'
import { one } from '../place.ts'
import { saveTexts } from './actions.ts'
import { levelOf } from './at.ts'
import { type Subject, seen } from './subject.ts'
import { TextsForm } from './texts-form.tsx'

const sections = ['hosted', 'account', 'mail'] as const
const most = 60

/** Texts of one language and place, found by their words, each beside what it is without. */
export async function TextsPanel({ subject }: { subject: Subject }) {
  const { at, visit, search, mayWrite } = subject
  const t = words('branding')
  const language = readLanguage(one(search, 'language')) ?? 'en'
  const section = sections.find((each) => each === one(search, 'section')) ?? 'hosted'
  const find = (one(search, 'find') ?? '').slice(0, 100)
  const found = await read(listBrandingTexts, visit, { ...levelOf(at), language, section })
  if (found === undefined) return null
  const wanted = find.toLocaleLowerCase(language)
  const matching = found.texts
    .filter((text) => `${text.key} ${text.ours} ${text.own ?? ''}`.toLocaleLowerCase(language).includes(wanted))
    // What is the tenant's own comes first.
    .sort((a, b) => Number(b.own !== null) - Number(a.own !== null))
  const shown = matching.slice(0, most)
  return (
    <>
      <Choice subject={subject} language={language} section={section} find={find} />
      {shown.length === 0 ? <p className="muted">{t('texts.none')}</p> : null}
      {shown.length < matching.length ? (
        <p className="muted">{t('texts.more', { shown: most, total: matching.length })}</p>
      ) : null}
      {mayWrite && shown.length > 0 ? (
        <Card title={`${t(`texts.sections.${section}`)} · ${nameOf(language)}`} foot={t('texts.hint')}>
          <TextsForm
            key={`${found.version} ${language} ${section} ${find}`}
            action={saveTexts.bind(null, { ...at, kept: `${language} ${section}` })}
            hidden={seen(subject)}
            language={language}
            texts={shown.map(({ key, ours, own }) => ({ name: `texts.${language}.${section}.${key}`, key, ours, own }))}
            save={t('texts.save')}
          />
        </Card>
      ) : null}
    </>
  )
}

type ChoiceProps = { subject: Subject; language: Language; section: (typeof sections)[number]; find: string }

/** What of the texts is shown: a plain form, whose answer is an address. */
function Choice({ subject: { at }, language, section, find }: ChoiceProps) {
  const t = words('branding')
  const keep = { environment: at.environment, tab: 'texts', ...(at.level === 'environment' ? { level: at.level } : {}) }
  return (
    <form className="text-choice">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field id="language" label={t('texts.language')}>
        {(control) => (
          <Select
            {...control}
            name="language"
            defaultValue={language}
            options={languages.map((each) => ({ value: each, label: nameOf(each) }))}
          />
        )}
      </Field>
      <Field id="section" label={t('texts.section')}>
        {(control) => (
          <Select
            {...control}
            name="section"
            defaultValue={section}
            options={sections.map((each) => ({ value: each, label: t(`texts.sections.${each}`) }))}
          />
        )}
      </Field>
      <Field id="find" label={t('texts.find')}>
        {(control) => (
          <Input
            {...control}
            name="find"
            type="search"
            defaultValue={find}
            placeholder={t('texts.findHint')}
            maxLength={100}
          />
        )}
      </Field>
      <button type="submit" className="button">
        {t('texts.show')}
      </button>
    </form>
  )
}
