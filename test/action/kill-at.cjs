'use strict'

// Loaded before the bundle (NODE_OPTIONS=--require): the runner dies at a write of an embedded tenant.
const fs = require('node:fs')

const { KILL_AT, KILL_WHEN } = process.env
const { renameSync } = fs
let writes = 0

const die = () => process.kill(process.pid, 'SIGKILL')

fs.renameSync = (from, to) => {
  const isTenant = /[\\/]sandbox[\\/][^\\/]+\.json$/.test(String(to))
  if (isTenant) writes += 1
  const isNow = isTenant && writes === Number(KILL_AT)
  if (isNow && KILL_WHEN === 'before') die()
  renameSync(from, to)
  if (isNow) die()
}
