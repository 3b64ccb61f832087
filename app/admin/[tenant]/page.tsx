import { redirect } from 'next/navigation'

/** The portal opens where its people work most. */
export default async function Home({ params }: { params: Promise<{ tenant: string }> }) {
  redirect(`/admin/${(await params).tenant}/clients`)
}
