import { writeFile } from 'node:fs/promises'
import { budgetFileJsonSchema } from '../src/budgets/schema.ts'
import { measurementFileJsonSchema } from '../src/measurements/schema.ts'

const SCHEMAS = {
  'docker-image-budgets': budgetFileJsonSchema(),
  measurements: measurementFileJsonSchema(),
}

for (const [name, schema] of Object.entries(SCHEMAS)) {
  await writeFile(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
}
