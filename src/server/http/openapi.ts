import * as z from 'zod/mini';
import type { Endpoint } from '../../wire/endpoint.ts';
import { ProblemBody } from '../../wire/problem.ts';

type Schema = Record<string, unknown>;

/** The public face of the server, printed from the very schemas that guard it. */
export function openapi(endpoints: readonly Endpoint[]): Schema {
  const paths: Record<string, Schema> = {};
  for (const to of endpoints) {
    const path = `/api${to.path}`;
    paths[path] = { ...paths[path], [to.method.toLowerCase()]: operation(to) };
  }
  const session = { type: 'apiKey', in: 'cookie', name: 'rounds.session_token' };
  return {
    openapi: '3.1.0',
    info: { title: 'Rounds', version: '1' },
    paths,
    components: { securitySchemes: { session }, schemas: { Problem: schemaOf(ProblemBody) } },
  };
}

function operation({ method, path, who, ask, reply }: Endpoint): Schema {
  const asked = schemaOf(ask);
  const inQuery = method === 'GET' || method === 'DELETE';
  const problem = { description: 'Why not', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    description: `Who may ask: ${who}.`,
    security: who === 'anyone' || who === 'signature' ? [] : [{ session: [] }],
    ...(inQuery
      ? { parameters: parametersOf(asked) }
      : { requestBody: { content: { 'application/json': { schema: asked } }, required: true } }),
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: schemaOf(reply) } } }, default: problem },
  };
}

function parametersOf({ properties = {}, required = [] }: { properties?: Schema; required?: string[] }): Schema[] {
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

/** Rules that recur into themselves are cut where they begin anew; what JSON Schema cannot say is left open. */
function schemaOf(type: z.ZodMiniType): { properties?: Schema; required?: string[] } {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  return rebased(schema) as Schema;
}

/** Definitions stand inside each schema; OpenAPI looks for them from the top of the page, so they are opened where they are used. */
function rebased(schema: Schema): Schema {
  const definitions = (schema.$defs ?? {}) as Record<string, Schema>;
  const open = (value: unknown, within: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => open(each, within));
    if (value === null || typeof value !== 'object') return value;
    const { $ref, $defs: _, ...rest } = value as Schema & { $ref?: string };
    if ($ref === undefined) return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, open(each, within)]));
    const name = $ref.split('/').at(-1) ?? '';
    return within.includes(name) || !definitions[name] ? {} : open(definitions[name], [...within, name]);
  };
  return open(schema, []) as Schema;
}
