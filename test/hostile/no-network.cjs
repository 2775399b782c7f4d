// Loaded before the program: every attempt to reach the network ends it.
const { Socket } = require('node:net')
const { Resolver, promises } = require('node:dns')
const dns = require('node:dns')

const refuse = () => {
  process.stderr.write('the network was used\n')
  process.exit(97)
}

Socket.prototype.connect = refuse
globalThis.fetch = refuse
for (const resolver of [dns, promises, Resolver.prototype]) resolver.lookup = resolver.resolve = refuse
