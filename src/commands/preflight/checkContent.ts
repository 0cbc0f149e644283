import { ContentError } from '../../content/ContentError.ts'
import { foldersBelow, loadContent, type Content } from '../../triage/content.ts'
import { contentReport } from '../../triage/contentReport.ts'
import { writeApproval } from '../../triage/views/writeApproval.ts'
import { notChecked, ok, warning, wrong, type Result } from '../checks/Check.ts'
import { projectRoot } from '../projectRoot.ts'
import type { Plan } from './Plan.ts'

const mend = 'Mend each line; npm run check-content looks again. The server does not start before.'
const mostProblems = 10

/** Whether the content can be used, and how old it is. */
export async function checkSharedContent({ config, now }: Plan): Promise<Result> {
  const read = load(config.CONTENT_DIR, undefined)
  if ('problem' in read) return wrong(read.problem, mend)
  const { due, unchecked } = contentReport(read.content, now())
  const { services } = read.content.catalog
  const many = `${String(services.length)} services, content version ${read.content.version}`
  if (unchecked.length > 0)
    return warning(
      `${many}: ${String(unchecked.length)} were never checked by a person.`,
      'Before launch, whoever looks after the content phones each: npm run check-services.',
    )
  if (due.length > 0)
    return warning(
      `${many}: ${String(due.length)} should have been checked again.`,
      'npm run check-services leads through them.',
    )
  return ok(many)
}

/** Whether the trust's own services can be used with it. */
export async function checkOwnServices({ config }: Plan): Promise<Result & { readonly found?: Partial<Plan> }> {
  const read = load(config.CONTENT_DIR, config.LOCAL_CATALOG)
  if ('problem' in read) return wrong(read.problem, mend)
  const says = config.LOCAL_CATALOG === undefined ? 'the trust adds none' : `from ${config.LOCAL_CATALOG}`
  return { ...ok(says), found: { content: read.content } }
}

/** Whether the wording was approved as it is. */
export async function checkSignOff({ content }: Plan): Promise<Result> {
  if (content === undefined) return notChecked('there is no content')
  const says = writeApproval(content)
  if (content.approval.kind === 'approved') return ok(says)
  return warning(says, 'The clinical safety officer reads the content, and then: npm run sign-off.')
}

function load(
  root: string | undefined,
  local: string | undefined,
): { readonly content: Content } | { readonly problem: string } {
  try {
    return { content: loadContent(foldersBelow(root ?? projectRoot, local), undefined) }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    const lines = error.message.split('\n')
    const more = lines.length > mostProblems ? [`and ${String(lines.length - mostProblems)} more`] : []
    return { problem: [...lines.slice(0, mostProblems), ...more].join('\n') }
  }
}
