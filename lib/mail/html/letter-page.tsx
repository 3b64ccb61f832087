import { Body, Button, Container, Heading, Hr, Html, Img, Preview, Section, Text } from '@react-email/components'
import { dirOf } from '#lib/language/languages.ts'
import type { Letter, LetterBrand } from '../letter.ts'
import { accent, look, sheet } from './look.ts'

/** The one layout of every letter. It adds no word of its own: whatever is read stands in the letter. */
export function LetterPage({ letter }: { letter: Letter }) {
  const { language, subject, heading, paragraphs, code, action, facts = [], closing, brand } = letter
  const dir = dirOf(language)
  const start = dir === 'rtl' ? 'right' : 'left'
  return (
    <Html lang={language} dir={dir}>
      {/* biome-ignore lint/style/noHeadElement: a whole document of our own, outside of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{sheet}</style>
      </head>
      <Body style={look.body} className="canvas">
        <Preview>{code === undefined ? (paragraphs[0] ?? heading) : heading}</Preview>
        <Container style={look.sheet} className="surface" lang={language} dir={dir}>
          <Section className="pad">
            {brand === undefined ? null : <Sender brand={brand} />}
            <Heading as="h1" style={look.heading} className="ink">
              {heading}
            </Heading>
            {paragraphs.map((text) => (
              <Text key={text} style={look.paragraph} className="ink">
                {text}
              </Text>
            ))}
            {code === undefined ? null : (
              <Text style={look.code} className="ink well" dir="ltr">
                {code}
              </Text>
            )}
            {action === undefined ? null : <Action {...action} brand={brand} start={start} />}
            {facts.length === 0 ? null : <Facts facts={facts} start={start} />}
            <Hr style={look.rule} className="line" />
            {closing.map((text) => (
              <Text key={text} style={look.closing} className="quiet">
                {text}
              </Text>
            ))}
          </Section>
        </Container>
      </Body>
    </Html>
  )
}

/** The side at which lines begin: mail programs know no `start`. */
type Start = 'left' | 'right'

/** A logo that does not load leaves the name in its place. */
const Sender = ({ brand: { name, logoUrl } }: { brand: LetterBrand }) =>
  logoUrl === undefined ? (
    <Text style={look.name} className="ink">
      {name}
    </Text>
  ) : (
    <Img src={logoUrl} alt={name} height={32} style={{ ...look.logo, ...look.name }} className="ink" />
  )

/** The address stands below its button, for whoever can't press one, or wants to see where it leads first. */
function Action({
  label,
  url,
  brand,
  start,
}: {
  label: string
  url: string
  brand: LetterBrand | undefined
  start: Start
}) {
  const colours = { backgroundColor: brand?.accent ?? accent.fill, color: brand?.onAccent ?? accent.text }
  return (
    <>
      <Text style={look.action}>
        <Button href={url} style={{ ...look.button, ...colours }}>
          {label}
        </Button>
      </Text>
      <Text style={{ ...look.address, textAlign: start }} className="quiet" dir="ltr">
        {url}
      </Text>
    </>
  )
}

const Facts = ({ facts, start }: { facts: NonNullable<Letter['facts']>; start: Start }) => (
  <table style={look.facts} className="line" cellPadding="0" cellSpacing="0">
    <tbody>
      {facts.map(({ label, value }) => (
        <tr key={label}>
          <th scope="row" align={start} style={look.label} className="quiet">
            {label}
          </th>
          <td style={look.value} className="ink">
            {value}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
