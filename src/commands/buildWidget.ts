import { buildWidget } from '../server/buildWidget.ts'

/** `npm run build:widget`: builds the web chat into `dist/widget` before a server starts that may not write there. */
export async function buildWidgetFiles(): Promise<number> {
  const built = await buildWidget()
  for (const [name, text] of Object.entries(built)) console.log(`dist/widget/${name}  ${text.length} characters`)
  return 0
}
