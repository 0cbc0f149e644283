import type { Content } from '../triage/content.ts'
import { contentReport } from '../triage/contentReport.ts'
import { writeApproval } from '../triage/views/writeApproval.ts'

/** What names a program: its version, and its files (`buildOf`). */
export type Program = { readonly version: string; readonly build: string }

/** What is served: the program, the content and whether it is approved, how old the catalog is (how many services are overdue for a check, and since when), and Node. */
export function versions(program: Program, content: Content, now: Date) {
  const { due, soon } = contentReport(content, now)
  const { services } = content.catalog
  return {
    ...program,
    content: content.version,
    approved: content.approval.kind === 'approved',
    approval: writeApproval(content),
    catalog: {
      services: services.length,
      newestCheck: latest(services.flatMap(({ checked }) => checked?.on ?? [])) ?? 'never',
      nextCheckBy: earliest(services.map(({ recheckBy }) => recheckBy)),
      overdue: due.length,
      overdueSince: due[0]?.recheckBy,
      dueSoon: soon.length,
    },
    node: process.version,
  }
}

function earliest(dates: readonly string[]): string | undefined {
  return dates.toSorted()[0]
}

function latest(dates: readonly string[]): string | undefined {
  return dates.toSorted().at(-1)
}
