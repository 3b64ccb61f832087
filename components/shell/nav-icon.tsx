import {
  Activity,
  Box,
  Building2,
  CircleDashed,
  HeartPulse,
  KeyRound,
  ListChecks,
  LogIn,
  Mail,
  ScrollText,
  Settings2,
  Shield,
  Users,
} from 'lucide-react'

const icons = {
  start: CircleDashed,
  overview: Activity,
  build: Box,
  people: Users,
  access: KeyRound,
  'sign-in': LogIn,
  security: Shield,
  trail: ScrollText,
  settings: Settings2,
  tenants: Building2,
  delivery: Mail,
  jobs: ListChecks,
  health: HeartPulse,
}
export type NavIcon = keyof typeof icons

export function NavGlyph({ icon }: { icon: NavIcon }) {
  const Icon = icons[icon]
  return <Icon className="icon" aria-hidden="true" />
}
