import { exportError } from '#lib/http/export-error.ts'
import { readAs } from '#lib/http/read-as.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { exportConfiguration } from '#lib/services/promotion/export.ts'

type Context = { params: Promise<{ tenant: string }> }

/** The configuration of the environment that the address names, as a file. */
export async function configurationFile(request: Request, { params }: Context): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return exportError('forbidden')
  const { tenant } = await params
  const environment = new URL(request.url).searchParams.get('environment') ?? ''
  try {
    const { yaml } = await readAs(exportConfiguration, tenant, { environment })
    return new Response(yaml, {
      headers: {
        'content-type': 'application/yaml; charset=utf-8',
        'content-disposition': `attachment; filename="${environment}.yaml"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (isServiceError(error)) return exportError(error.code)
    throw error
  }
}
