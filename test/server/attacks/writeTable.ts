import type { AttackGroup } from './Attack.ts'

/** The attacks as `docs/attacks.md` lists them. */
export function writeTable(groups: readonly AttackGroup[]): string {
  const count = groups.reduce((sum, { attacks }) => sum + attacks.length, 0)
  return `# Attacks that are tried

\`test/server/attacks.test.ts\` tries these ${count} attacks on the real server at every run of the tests, over HTTP, WebSockets and bare TCP. After
each one a whole conversation must work; nothing of the inside may be in an answer, nothing of the attacker's in the log, and no socket or
memory may be left behind. This page is made from the tests: \`npm run write-attacks\` writes it again, and a test fails when it is not true.

${groups.map(({ heading, attacks }) => `## ${heading}\n\n| attack | answer |\n| --- | --- |\n${attacks.map(({ attack, answer }) => `| ${cell(attack)} | ${cell(answer)} |\n`).join('')}`).join('\n')}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
