import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { createAuthority } from '../support/certificates.ts'
import { projectRoot } from '../support/realContent.ts'
import { debianTool } from './debianTool.ts'
import { freePort } from './freePort.ts'
import { deployTemplate, type Template } from './deployTemplate.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const page = read('deploy/README.md')
const azurePage = read('deploy/azure/README.md')

describe('deploy/README.md', () => {
  it('has at most ten numbered steps, and nothing between them', () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? '')
    const numbered = headings.filter((heading) => /^\d+\. /.test(heading))
    expect(numbered.map((heading) => Number.parseInt(heading, 10))).toEqual(numbered.map((_, at) => at + 1))
    expect(numbered.length).toBeLessThanOrEqual(10)
    expect(headings.slice(numbered.length)).toEqual(['What has been run, and what not'])
  })

  it('names the roles that are in the change request, and says how each file was tried', () => {
    for (const role of ['clinical safety officer', 'information governance lead', 'network', 'Teams administrator']) {
      expect(page.split(role).length).toBeGreaterThan(2)
    }
    const tried = page.slice(page.indexOf('## What has been run'))
    for (const name of [
      'nginx.conf',
      'signpost.service',
      'install.ps1',
      'Dockerfile',
      'compose.yaml',
      'azuredeploy.json',
      'deploy.sh',
    ]) {
      expect(tried).toContain(name)
    }
  })

  it('links to files that are there', () => {
    for (const [name, text] of [
      ['deploy', page],
      ['deploy/azure', azurePage],
    ] as const) {
      const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => join(name, path ?? ''))
      expect(linked.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([])
    }
  })

  it('copies settings that Node, systemd and Compose read alike', () => {
    const script = 'console.log(JSON.stringify(process.env))'
    const file = join(projectRoot, 'deploy/signpost.env.example')
    const printed = execFileSync(process.execPath, [`--env-file=${file}`, '-e', script], { env: {}, encoding: 'utf8' })
    const settings = JSON.parse(printed) as Record<string, string>
    expect(settings['TRUST_NAME']).toBe('Anytown Hospitals NHS Trust')
    // A quote or a # is part of the value for some of them and not for others.
    expect(read('deploy/signpost.env.example')).not.toMatch(/^\w+=.*["'#$\\]/m)
    expect(readConfig({ ...settings, SIGNPOST_SECRET: 'ab'.repeat(32) })).toHaveProperty('config')
  })

  debianTool('nginx')('changes nginx.conf for one server into what nginx takes', async () => {
    const [, command = ''] = /^ +(sed .*) \| sudo tee \/etc\/nginx\/nginx\.conf$/m.exec(page) ?? []
    const changed = execFileSync('sh', ['-c', command], { cwd: projectRoot, encoding: 'utf8' })
    expect(changed).toMatch(/^ +server 127\.0\.0\.1:3978 /m)
    expect(changed).not.toContain('signpost-')
    expect(changed).toMatch(/^ +listen 443 ssl;$/m)
    const folder = mkdtempSync(join(tmpdir(), 'signpost-pages-'))
    const authority = createAuthority()
    const { key, cert } = authority.issue(['localhost'])
    writeFileSync(join(folder, 'fullchain.pem'), cert)
    writeFileSync(join(folder, 'privkey.pem'), key)
    // The ports of this machine may be taken, and its folders are not the test's.
    const here = changed.replaceAll('/etc/nginx/tls/', `${folder}/`).replaceAll(/pid .*;/g, `pid ${folder}/pid;`)
    const ports = [`listen ${await freePort()}`, `listen ${await freePort()}`] as const
    writeFileSync(join(folder, 'nginx.conf'), here.replace('listen 443', ports[0]).replace('listen 80', ports[1]))
    const nginx = spawnSync('nginx', ['-t', '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' })
    authority.remove()
    rmSync(folder, { recursive: true })
    expect([nginx.status, nginx.stderr]).toEqual([0, expect.stringContaining('test is successful')])
  })
})

describe('deploy/azure/README.md', () => {
  it('gives the costs that the script gives', () => {
    const table = [...azurePage.matchAll(/^\| (try|small|medium|large) .*\| £(\d+) to £(\d+) +\|$/gm)]
    const script = [
      ...read('deploy/azure/deploy.sh').matchAll(/^ {2}(try|small|medium|large) .*about £(\d+) to £(\d+)$/gm),
    ]
    expect(table).toHaveLength(4)
    expect(table.map(([, ...cells]) => cells)).toEqual(script.map(([, ...cells]) => cells))
    const [, dated] = /estimates of ([^,.]*), /.exec(read('deploy/azure/deploy.sh')) ?? []
    expect(azurePage).toContain(`Estimates of ${dated}`)
  })

  it('names commands that the script has', () => {
    const named = [...`${page}${azurePage}`.matchAll(/deploy\.sh (\w+)/g)].map(([, command]) => command)
    const known = /^ {4}(install \| .*)\) sign_in/m.exec(read('deploy/azure/deploy.sh'))?.[1]?.split(' | ') ?? []
    expect(new Set(named)).toEqual(new Set(known))
  })

  it('shows parameters that the template takes', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(azurePage) ?? []
    const { parameters } = JSON.parse(json) as {
      readonly parameters: Readonly<Record<string, { readonly value: unknown }>>
    }
    const given = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
    const template = JSON.parse(read('deploy/azure/azuredeploy.json')) as Template
    const { resources } = deployTemplate(template, { trustName: 'A Trust', ...given })
    const settings = resources.find(({ type }) => type === 'Microsoft.Web/sites/config')?.properties
    expect(settings).toMatchObject({
      PUBLIC_URL: 'https://signpost.example.nhs.uk',
      SAFETY_CONTACT: 'signpost-safety@example.nhs.uk',
    })
  })
})

describe('signpost.service', () => {
  const lines = read('deploy/linux/signpost.service').split('\n')
  const pairs = lines.filter((line) => /^[A-Z]\w+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2))

  it('is made of sections, comments and settings that systemd.exec, .service and .resource-control know', () => {
    const other = lines.filter((line) => line !== '' && !/^[#[]/.test(line) && !/^[A-Z]\w+=/.test(line))
    expect(other).toEqual([])
    expect(lines.filter((line) => line.startsWith('['))).toEqual(['[Unit]', '[Service]', '[Install]'])
    expect(pairs.map(([name]) => name).filter((name) => !knownToSystemd.includes(name ?? ''))).toEqual([])
  })

  it('starts what npm start starts, with settings the server knows, and lets it end by itself', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: { readonly start: string } }
    const values = new Map(pairs.map(([name = '', value = '']) => [name, value]))
    expect(values.get('ExecStart')).toBe(scripts.start.replace(/^node/, '/usr/local/bin/node'))
    expect(Number(values.get('TimeoutStopSec'))).toBeGreaterThan(10)
    expect(values.get('Restart')).toBe('always')
  })
})

const knownToSystemd = [
  'Description',
  'Wants',
  'After',
  'WantedBy',
  'DynamicUser',
  'WorkingDirectory',
  'Environment',
  'EnvironmentFile',
  'ExecStart',
  'Restart',
  'RestartSec',
  'TimeoutStopSec',
  'MemoryMax',
  'TasksMax',
  'LimitNOFILE',
  'NoNewPrivileges',
  'CapabilityBoundingSet',
  'ProtectSystem',
  'ProtectHome',
  'ProtectKernelTunables',
  'ProtectKernelModules',
  'ProtectControlGroups',
  'PrivateTmp',
  'PrivateDevices',
  'RestrictAddressFamilies',
  'RestrictSUIDSGID',
]
