import { writeFile } from 'node:fs/promises'
import { budgetFileJsonSchema } from '../src/budgets/schema.ts'

const text = `${JSON.stringify(budgetFileJsonSchema(), null, 2)}\n`
await writeFile('schema/docker-image-budgets.schema.json', text)
