import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import { findRedFlags } from './findRedFlags.ts'
import { readText } from './readText.ts'
import type { RedFlags } from './redFlagsSchema.ts'
import type { Understanding } from './Understanding.ts'

/** A `butNot` names a context that keeps signs itself and is kept from none: two that named each other would never end. */
function contextProblems(source: Source<RedFlags>): readonly Problem[] {
  const { file, value } = source
  const keeping = new Set(value.contexts.flatMap(({ id, butNot }) => (butNot === undefined ? [id] : [])))
  return value.contexts.flatMap(({ butNot = [] }, index) =>
    butNot.flatMap((name, entry) =>
      keeping.has(name)
        ? []
        : [
            {
              file,
              line: source.lineOf(['contexts', index, 'butNot', entry]),
              message: `there is no context "${name}" without a butNot of its own`,
            },
          ],
    ),
  )
}

/** Tries the examples of every red-flag rule: a problem for each that does not do what the file says. */
export function checkExamples(understanding: Understanding, source: Source<RedFlags>): readonly Problem[] {
  const { file, value } = source
  const categories = new Set(value.categories.map(({ id }) => id))
  const contexts = new Set(value.contexts.map(({ id }) => id))
  const signs = new Set(value.signs.map(({ id }) => id))
  const raised = (text: string) => findRedFlags(understanding, readText(understanding, text)).map(({ rule }) => rule)
  const tried = value.rules.flatMap((rule, index) => {
    const at = (key: string, entry: number, message: string) => ({
      file,
      line: source.lineOf(['rules', index, key, entry]),
      message,
    })
    const twice = value.rules.findIndex(({ id }) => id === rule.id) < index
    return [
      ...(twice
        ? [{ file, line: source.lineOf(['rules', index, 'id']), message: `the id "${rule.id}" stands twice` }]
        : []),
      ...(categories.has(rule.category)
        ? []
        : [
            {
              file,
              line: source.lineOf(['rules', index, 'category']),
              message: `there is no category "${rule.category}"`,
            },
          ]),
      ...(['anyOne', 'anyTwo', 'together'] as const).flatMap((key) =>
        (rule[key] ?? []).flatMap((named, entry) =>
          [named].flat().flatMap((name) => (signs.has(name) ? [] : [at(key, entry, `there is no sign "${name}"`)])),
        ),
      ),
      ...(rule.notIf ?? []).flatMap((name, entry) =>
        contexts.has(name) ? [] : [at('notIf', entry, `there is no context "${name}"`)],
      ),
      ...rule.raises.flatMap((text, entry) =>
        raised(text).includes(rule.id) ? [] : [at('raises', entry, 'this example must raise its rule, and does not')],
      ),
      ...rule.quiet.flatMap((text, entry) => {
        const [by] = raised(text)
        return by === undefined ? [] : [at('quiet', entry, `this example must not raise, and is raised by "${by}"`)]
      }),
    ]
  })
  return [...contextProblems(source), ...tried]
}
