import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { openRecord, readRecord } from '../../../src/sync/record/record.ts'
import { gitAnchor } from '../../../src/world/git-anchor.ts'
import { folderStore } from '../../../src/world/store.ts'
import { emptyWorkspace } from '../../support/cli.ts'
import { commit } from '../../support/git.ts'
import { runs } from '../../support/runs.ts'
import { ticking } from './samples.ts'
import type { WriterArguments } from './writer.ts'

const kills = runs(15)

test(
  `a process that is killed while it writes, ${kills} times over: the record always holds, and is gone on with`,
  async () => {
    const workspace = emptyWorkspace()
    commit(workspace)
    const program = join(emptyWorkspace().folder, 'writer.cjs')
    buildSync({
      entryPoints: [join(import.meta.dirname, 'writer.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: program,
      logLevel: 'warning'
    })
    const store = folderStore(join(workspace.folder, '.rolewright'))
    const args: WriterArguments = [workspace.folder]
    let [entries, unfinished] = [0, 0]
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [program, ...args])
      const over = new Promise((settle) => child.once('exit', settle))
      const before = entries
      for (let written = 0; written <= before; await wait(5)) {
        const { report } = readRecord(store, gitAnchor(workspace.folder))
        expect(report.problems, 'while it is written').toEqual([])
        written = report.entries
      }
      await wait(kill * 3)
      child.kill('SIGKILL')
      await over
      const { report } = readRecord(store, gitAnchor(workspace.folder))
      expect(report.problems).toEqual([])
      entries = report.entries
      const left = openRecord(store, ticking(), gitAnchor(workspace.folder)).unfinished()
      if (left === null) continue
      unfinished += 1
      expect(left.planText).toBe(`{"digest":"${left.started.plan}"}`)
      expect(left.intents.length).toBeLessThanOrEqual(unfinished)
    }
    expect(unfinished).toBeGreaterThan(0)
  },
  runs(60_000)
)
