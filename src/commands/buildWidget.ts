import { buildWidget } from '../server/buildWidget.ts'

/** `npm run build:widget`: builds the web chat into `dist/widget`, so that a server without the packages for development can serve it. */
export async function buildWidgetFiles(): Promise<number> {
  const built = await buildWidget()
  for (const [name, text] of Object.entries(built)) console.log(`dist/widget/${name}  ${text.length} characters`)
  return 0
}
