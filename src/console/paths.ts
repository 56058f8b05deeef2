// Every link of the desk is made here, and every address of a file that the server gives.

export type Search = Readonly<Record<string, string | number | undefined>>;

function at(path: string, search: Search = {}): string {
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, `${value}`]])),
  ).toString();
  return query ? `${path}?${query}` : path;
}

export const paths = {
  today: () => '/',
  plans: (search?: Search) => at('/plans', search),
  due: (search?: Search) => at('/due', search),
  calendar: (search?: Search) => at('/calendar', search),
  visits: (search?: Search) => at('/visits', search),
  visit: (visit: string) => `/visits/${visit}`,
  review: (search?: Search) => at('/review', search),
  backChecks: (search?: Search) => at('/back-checks', search),
  checkTasks: (search?: Search) => at('/back-check-tasks', search),
  cases: (search?: Search) => at('/cases', search),
  case: (id: string) => `/cases/${id}`,
  customers: (search?: Search) => at('/customers', search),
  customer: (customer: string) => `/customers/${customer}`,
  sops: (search?: Search) => at('/sops', search),
  board: (search?: Search) => at('/board', search),
  results: (search?: Search) => at('/results', search),
  org: (search?: Search) => at('/org', search),
  imports: (search?: Search) => at('/imports', search),
  quarantine: (search?: Search) => at('/quarantine', search),
  settings: (search?: Search) => at('/settings', search),
} as const;

export const files = {
  field: () => '/field/',
  /** With a visit, as it was used there: its watermark says so. */
  photo: (digest: string, visit?: string) => `/api/photos/${digest}${visit ? `?visit=${visit}` : ''}`,
  errorSheet: (id: string, lang: string) => at('/api/imports/errors.xlsx', { id, lang }),
  template: (kind: string, lang: string) => at('/api/imports/template.xlsx', { kind, lang }),
  checker: () => '/verify.html',
  apiDocument: () => '/api/openapi.json',
} as const;
