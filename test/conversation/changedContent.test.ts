import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import type { Service } from '../../src/catalog/schema.ts'
import type { Answers } from '../../src/facets.ts'
import type { Content } from '../../src/triage/content.ts'
import { discreetContent } from '../../src/triage/discreetContent.ts'
import { missing } from '../../src/triage/missing.ts'
import { newGaps } from '../../src/triage/newGaps.ts'
import { aConversation, answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

const now = new Date('2026-11-24T10:00:00Z')
const { changedSince } = realContent.phrases.notices

/** The real content with some services closed. */
function withClosed(isClosed: (service: Service) => boolean): Content {
  const services = realContent.catalog.services.map((service) =>
    isClosed(service) ? { ...service, status: 'closed' as const } : service,
  )
  return { ...realContent, version: 'after', catalog: catalogOf(services) }
}
const withoutBma = withClosed(({ id }) => id.startsWith('bma'))
const missingFor = (content: Content, answers: Answers) =>
  missing(content, answers, now, [findServices(content.catalog, answers, now)])
const student = { location: 'scotland', training: 'medical-student', issues: ['career'] } as const

describe('somebody whose page is from before a change', () => {
  it('is told so with what they type, and it counts', async () => {
    const { type, changeContent } = aConversation()
    await type('hello')
    changeContent(withoutBma)
    const { view } = await type('london')
    expect(view.notices).toStrictEqual([changedSince])
    expect(view.place).toBe('training')
    expect((await type('consultant')).view.notices).toStrictEqual([])
  })

  it('is shown the list again when they type a number, which may stand for another line now', async () => {
    const { tap, type, changeContent } = aConversation()
    await tap(answer('location', 'london'))
    const { view: before } = await tap(command('show-results'))
    changeContent(withoutBma)
    const { view } = await type('1')
    expect(view.notices).toStrictEqual([changedSince])
    expect(view.place).toBe('results')
    expect(view.lists[0]?.cards.map(({ id }) => id)).not.toStrictEqual(before.lists[0]?.cards.map(({ id }) => id))
  })

  it('still gets emergency help at once and nothing before it, for 999 and for a red flag', async () => {
    for (const words of ['999', 'i want to die']) {
      const { type, changeContent } = aConversation()
      await type('hello')
      changeContent(withoutBma)
      expect((await type(words)).view).toMatchObject({ place: 'emergency', notices: [] })
    }
  })

  it('gets the results, and no closed service, when they press the button of one that has closed', async () => {
    const { tap, changeContent } = aConversation()
    await tap(answer('location', 'london'))
    await tap(command('show-results'))
    changeContent(withoutBma)
    const { view } = await tap(command('show-service', 'bma-counselling'), realContent.version)
    expect(view.notices).toStrictEqual([changedSince])
    expect(JSON.stringify(view)).not.toContain('BMA counselling')
    expect(view.lists[0]?.cards.length).toBeGreaterThan(0)
  })
})

describe('when closing leaves nobody for some answers', () => {
  it('the gap is said in words, and named for whoever looks after the content', async () => {
    expect(missingFor(realContent, student)).not.toContain(realContent.gaps.closed)
    expect(missingFor(withoutBma, student)).toContain(realContent.gaps.closed)
    expect(await newGaps(realContent, now)).toStrictEqual([])
    const gaps = await newGaps(withoutBma, now)
    expect(
      gaps.find(({ location, training }) => location === 'scotland' && training.includes('medical-student'))?.issues,
    ).toContain('career')
  })

  it('a discreet chat says the same whatever it is about', () => {
    const content = discreetContent(withoutBma)
    const said = (issue: 'career' | 'addiction') =>
      missingFor(content, { ...student, training: 'consultant', issues: [issue] })
    expect(said('career')).toStrictEqual(said('addiction'))
    expect(said('career')).toContain(content.teams.notEverything)
  })

  it('nothing fails when everything is closed', async () => {
    const { tap, changeContent } = aConversation()
    changeContent(withClosed(() => true))
    await tap(answer('location', 'london'), 'after')
    const { view } = await tap(command('show-results'), 'after')
    expect(view.lists.flatMap(({ cards }) => cards)).toStrictEqual([])
    expect(view.paragraphs.map(({ text }) => text)).toContain(realContent.gaps.closed)
    expect(view.help.text).toContain('999')
  })
})

test('a contact that is closed is shown nowhere, and a service without any other is closed', () => {
  const close = (service: Service, isClosed: (kind: string) => boolean): Service => ({
    ...service,
    contacts: service.contacts.map((contact) =>
      isClosed(contact.kind) ? { ...contact, status: 'closed' as const } : contact,
    ),
  })
  const bma = realContent.catalog.byId.get('bma-counselling')
  if (bma === undefined) throw new Error('there is no bma-counselling')
  expect(catalogOf([close(bma, (kind) => kind === 'phone')]).services[0]).toMatchObject({
    status: 'current',
    contacts: [{ kind: 'webchat' }],
    closedContacts: [{ kind: 'phone' }],
  })
  expect(catalogOf([close(bma, () => true)]).services[0]).toMatchObject({ status: 'closed', contacts: [] })
})
