import { join } from 'node:path'
import { openRecord } from '../../../src/sync/record/record.ts'
import { gitAnchor } from '../../../src/world/git-anchor.ts'
import { folderStore } from '../../../src/world/store.ts'
import { ended, intent, outcome, started, ticking } from './samples.ts'

/** What the writer is called with: it writes applies into the record of a folder until it is killed. */
export type WriterArguments = readonly [folder: string]

const [, , folder = ''] = process.argv
const journal = openRecord(folderStore(join(folder, '.rolewright')), ticking(), gitAnchor(folder))
for (let apply = 0; ; apply++) {
  journal.append(started(`p${apply}`), `{"digest":"p${apply}"}`)
  for (let step = 0; step < 5; step++) {
    journal.append(intent(`op${step}`))
    journal.append(outcome(`op${step}`))
  }
  journal.append(ended(`p${apply}`))
}
