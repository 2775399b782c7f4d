import { defineConfig } from 'vitest/config'

/** Catalogs are imported as text, as esbuild does in the bundle. */
const yamlAsText = {
  name: 'yaml-as-text',
  transform: (code: string, id: string) =>
    id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(code)}`, map: null } : null
}

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000
  }
})
