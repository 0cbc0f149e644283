import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instance } from '@viz-js/viz'
import { loadContent } from '../triage/content.ts'
import { drawArchitecture } from './drawArchitecture.ts'
import { drawFlow } from './drawFlow.ts'
import { projectRoot } from './projectRoot.ts'
import type { Environment } from './Environment.ts'

/** Where the picture of the flow is kept. */
export const flowPicture = 'docs/pictures/flow.svg'

/** Where the picture of the folders is kept. */
export const architecturePicture = 'docs/pictures/architecture.svg'

/** `npm run draw`: the flow as a picture, from the flow files and the machine itself; and the folders of the code, from their imports. */
export async function draw(_args: readonly string[], { trustName }: Environment): Promise<number> {
  mkdirSync(join(projectRoot, 'docs/pictures'), { recursive: true })
  writeFileSync(join(projectRoot, flowPicture), await renderFlow(trustName))
  const viz = await instance()
  writeFileSync(join(projectRoot, architecturePicture), viz.renderString(drawArchitecture(), { format: 'svg' }))
  console.log(`Drawn: ${flowPicture} and ${architecturePicture}`)
  return 0
}

/** The picture as SVG text. */
export async function renderFlow(trustName: string | undefined): Promise<string> {
  const viz = await instance()
  return viz.renderString(drawFlow(loadContent(projectRoot, trustName)), { format: 'svg' })
}
