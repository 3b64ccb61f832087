import type { FileForm } from '#lib/http/receive-file.ts'
import { uploadImport } from '#lib/services/imports/upload.ts'
import { importHome, importHref } from './import-href.ts'

/** A file of people, chosen or pasted. */
export const importFile: FileForm<{ id: string }> = {
  verb: uploadImport,
  maxBytes: 5 * 1024 * 1024,
  input: (text, fileName, field) => ({ directory: field('directory'), text, fileName: fileName.slice(-200) }),
  onward: (tenant, { id }, field) => importHref({ tenant, environment: field('environment'), import: id }),
  back: (tenant, field) => importHome(tenant, field('environment')),
}
