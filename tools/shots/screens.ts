/** A screen that is photographed: where it is, and what its picture is called. */
export interface Screen {
  readonly name: string;
  readonly path: string;
}

/** Things of the running company that screens are about. */
export interface Subjects {
  readonly visit: string | undefined;
  readonly doubted: string | undefined;
  readonly customer: string | undefined;
  readonly day: string;
  readonly person: string | undefined;
}

/** Every main screen of the desk; those about one thing only where the company has such a thing. */
export function deskScreens({ visit, doubted, customer, day, person }: Subjects): Screen[] {
  const about = (name: string, id: string | undefined, path: (id: string) => string) => (id ? [{ name, path: path(id) }] : []);
  return [
    { name: 'today', path: '/' },
    { name: 'plans', path: '/plans' },
    ...about('plan-day', person, (id) => `/plans?open=${id}:${day}`),
    { name: 'due', path: '/due' },
    { name: 'neglected-age', path: '/due?tab=age' },
    { name: 'calendar', path: '/calendar' },
    { name: 'holidays', path: '/calendar?tab=holidays' },
    { name: 'visits', path: '/visits' },
    ...about('visits-drawer', visit, (id) => `/visits?open=${id}`),
    ...about('visit', visit, (id) => `/visits/${id}`),
    ...about('visit-doubted', doubted, (id) => `/visits/${id}`),
    { name: 'review', path: '/review' },
    { name: 'customers', path: '/customers' },
    { name: 'customers-map', path: '/customers?view=map' },
    ...about('customer', customer, (id) => `/customers/${id}`),
    { name: 'standards', path: '/sops' },
    ...about('standards-why', customer, (id) => `/sops?customer=${id}`),
    { name: 'kpis', path: '/board' },
    { name: 'kpi-opened', path: '/board?open=plan-completion' },
    { name: 'opportunities', path: '/results?kind=opportunity' },
    { name: 'orders', path: '/results?kind=order' },
    { name: 'people', path: '/org' },
    { name: 'people-tree', path: '/org?view=tree' },
    { name: 'imports', path: '/imports' },
    { name: 'put-aside', path: '/quarantine' },
    { name: 'settings', path: '/settings' },
  ];
}

/** Every main screen of the phone. */
export function phoneScreens({ visit, customer }: Pick<Subjects, 'visit' | 'customer'>): Screen[] {
  return [
    { name: 'today', path: '/field/' },
    { name: 'due', path: '/field/due' },
    { name: 'customers', path: '/field/customers' },
    ...(customer ? [{ name: 'customer', path: `/field/customers/${customer}` }] : []),
    ...(customer ? [{ name: 'check-in', path: `/field/check-in/${customer}` }] : []),
    { name: 'visits', path: '/field/visits' },
    ...(visit ? [{ name: 'visit', path: `/field/visits/${visit}` }] : []),
    { name: 'kpis', path: '/field/kpis' },
    { name: 'me', path: '/field/me' },
    { name: 'sync', path: '/field/me/sync' },
    { name: 'recorded', path: '/field/me/recorded' },
  ];
}
