import { titled } from '#app/messages/titled.ts'
import { words, wordsFor } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { quickStartWords } from '../quick-start-words.ts'
import { type Framework, frameworksFor, snippets } from '../snippets/index.ts'
import { ChoiceLinks } from './choice-links.tsx'
import { NewClientForm } from './form.tsx'
import { StepList } from './step-list.tsx'
import { type Kind, kinds, readChosen, stepOf, wizardHref } from './steps.ts'

export const generateMetadata = titled('newClient')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Kind, framework, name and addresses: a step each, and the address says which. */
export default async function NewClient({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/clients/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.mayHere('client:write'))
    return <NotYours visit={visit} place={place} section="clients" permission="client:write" />
  const t = words('clients')
  const { current } = place
  const home = `/admin/${tenant}/clients`
  const chosen = readChosen(one(search, 'kind'), one(search, 'framework'))
  const { kind, framework } = chosen
  const list = { chosen, home, environment: current.slug, words: stepWords() }
  return (
    <Frame
      visit={visit}
      place={place}
      section="clients"
      breadcrumb={[{ label: t('clients'), href: `${home}?environment=${current.slug}` }, { label: t('new.title') }]}
    >
      <div className="main-reading">
        <PageHead
          title={t('new.title')}
          marks={<EnvGlyph kind={current.kind as EnvironmentKind} name={current.displayName} />}
          description={t('new.kindText')}
        />
        {kind !== undefined && framework !== undefined ? (
          <NewClientForm
            action={create.bind(null, tenant)}
            kind={kind}
            framework={framework}
            environment={current.slug}
            issuer={current.issuer}
            home={home}
            words={formWords(framework)}
          />
        ) : (
          <div className="stack stack-6">
            <StepList current={stepOf(chosen)} {...list} />
            <Question kind={kind} href={(next) => wizardHref(home, current.slug, next)} />
          </div>
        )}
      </div>
    </Frame>
  )
}

type QuestionProps = { kind: Kind | undefined; href: (chosen: { kind: Kind; framework?: Framework }) => string }

function Question({ kind, href }: QuestionProps) {
  const t = words('clients')
  if (kind === undefined)
    return (
      <ChoiceLinks
        title={t('new.kind')}
        choices={kinds.map((each) => ({
          href: href({ kind: each }),
          label: t(`new.kinds.${each}`),
          hint: t(`new.kindHints.${each}`),
        }))}
      />
    )
  return (
    <ChoiceLinks
      title={t('new.framework')}
      text={t('new.frameworkText')}
      choices={frameworksFor(kind).map((framework) => ({
        href: href({ kind, framework }),
        label: snippets[framework].framework,
        hint: snippets[framework].library,
      }))}
    />
  )
}

function stepWords() {
  const t = words('clients')
  return {
    label: t('new.steps'),
    kind: t('new.step.kind'),
    framework: t('new.step.framework'),
    details: t('new.step.details'),
    start: t('new.step.start'),
  }
}

function formWords(framework: Framework) {
  const t = words('clients')
  const { framework: name, library, redirectPath: path } = snippets[framework]
  const { form, new: wizard } = wordsFor(['clients']).clients
  return {
    form,
    new: wizard,
    steps: stepWords(),
    start: quickStartWords(framework),
    usual: path === '' ? '' : t('new.usual', { framework: name, library, path }),
  }
}
