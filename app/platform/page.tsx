import { redirect } from 'next/navigation'

export default function Platform() {
  redirect('/platform/tenants')
}
