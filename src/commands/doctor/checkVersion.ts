import { z } from 'zod'
import { ask } from '../checks/ask.ts'
import { notChecked, ok, warning, wrong, type Result } from '../checks/Check.ts'
import { thisProgram } from '../thisProgram.ts'
import type { ServedVersion, Visit } from './Visit.ts'

const versionSchema = z.object({
  version: z.string(),
  build: z.string().optional(),
  content: z.string(),
  approved: z.boolean().optional(),
  approval: z.string().optional(),
  node: z.string().optional(),
  catalog: z
    .object({
      services: z.number(),
      overdue: z.number(),
      overdueSince: z.string().optional(),
      newestCheck: z.string().optional(),
    })
    .optional(),
  bot: z.object({ appType: z.string(), appId: z.string(), tenantId: z.string() }).optional(),
})

/** Which version runs there: a doctor of another one may not know its links. */
export async function checkVersion({ address }: Visit): Promise<Result & { readonly found?: Partial<Visit> }> {
  const { status, json } = await ask(`${address}/version`)
  const read = versionSchema.safeParse(json)
  if (!read.success)
    return wrong(
      `/version does not say what runs there (${String(status)}).`,
      'Does the proxy pass on every path? A very old Signpost may also answer so: bring it up to date.',
    )
  const found = { version: read.data satisfies ServedVersion }
  const { version, build, content, node } = read.data
  const here = thisProgram()
  const hint = 'Bring the older one up to date, or run the doctor of the same one: the two may not know the same links.'
  if (version !== here.version)
    return {
      ...warning(`Signpost ${version} runs there, and this is the doctor of ${here.version}.`, hint),
      found,
    }
  if (build !== undefined && build !== here.build)
    return {
      ...warning(
        `Build ${build} of Signpost ${version} runs there, and this is the doctor of build ${here.build}.`,
        hint,
      ),
      found,
    }
  const runs = [`Signpost ${version}`, build && `build ${build}`, `content ${content}`, node && `Node ${node}`]
  return { ...ok(runs.filter((each) => each !== undefined).join(', ')), found }
}

/** How old the catalog is: a number that nobody has checked may have changed. */
export async function checkCatalogAge({ version }: Visit): Promise<Result> {
  const catalog = version?.catalog
  if (catalog === undefined) return notChecked('the server does not say how old its catalog is')
  const { services, overdue, overdueSince, newestCheck } = catalog
  if (overdue > 0)
    return warning(
      `${String(overdue)} of ${String(services)} services should have been checked again${overdueSince === undefined ? '' : `, the first by ${overdueSince}`}.`,
      'Whoever looks after the content: npm run check-services leads through them.',
    )
  if (newestCheck === undefined || newestCheck === 'never')
    return warning(
      `Nobody has checked any of the ${String(services)} services by phone yet.`,
      'Before launch, whoever looks after the content phones each: npm run check-services.',
    )
  return ok(`${String(services)} services, none overdue, the last check on ${newestCheck}`)
}

/** Whether the wording was approved. */
export async function checkApproval({ version }: Visit): Promise<Result> {
  const { approved, approval = '' } = version ?? {}
  if (approved === undefined) return notChecked('the server does not say whether its wording is approved')
  if (approved) return ok(approval)
  return warning(`The server says: ${approval}`, 'The clinical safety officer reads it, and then: npm run sign-off.')
}
