import { getMetadataStorage } from 'type-graphql';

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolver = Storage['fieldResolvers'][number];
type Param = NonNullable<FieldResolver['params']>[number];

const isGuarded = (storage: Storage, target: Function, name: string) =>
  storage.authorizedFields.some((one) => one.target === target && one.fieldName === name) ||
  storage.middlewares.some((one) => one.target === target && one.fieldName === name) ||
  storage.resolverMiddlewares.some((one) => one.target === target);

/**
 * Leaves fields that are only read off their row to the executor itself, which does that without a call. Before the schema
 * is built.
 */
export function readFieldsDirectly(): void {
  const storage = getMetadataStorage();
  for (const field of storage.fields)
    field.simple ??= field.name === field.schemaName && !isGuarded(storage, field.target, field.name);
}

/** True where a row must be made an instance of its class, because that does more than hold what it was given. */
function isMoreThanData(type: unknown): boolean {
  if (typeof type !== 'function') return false;
  const made: unknown = Reflect.construct(type, []);
  const hasDefaults = Object.values(Object(made)).some((value) => value !== undefined);
  return hasDefaults || Object.getOwnPropertyNames(type.prototype).length > 1;
}

const isPlain = (param: Param): boolean =>
  param.kind === 'context' || param.kind === 'info' || (param.kind === 'root' && !isMoreThanData(param.getType?.()));

type Given = (root: unknown, context: unknown, info: unknown) => unknown;

const givenTo = (param: Param): Given => {
  const name = 'propertyName' in param ? param.propertyName : undefined;
  if (param.kind === 'info') return (_root, _context, info) => info;
  const isRoot = param.kind === 'root';
  return (root, context) => {
    const whole = isRoot ? root : context;
    return name === undefined ? whole : Reflect.get(Object(whole), name);
  };
};

/** The method itself for a field that looks at nothing but its row, the context and what is asked: no copy of the row, no list of what is to be done before. */
function directly({ target, methodName, params = [] }: FieldResolver) {
  const instance: object = Reflect.construct(target, []);
  const method: unknown = Reflect.get(instance, methodName);
  if (typeof method !== 'function') throw new Error(`${target.name} has no method ${methodName}`);
  const given = params.toSorted((one, other) => one.index - other.index).map(givenTo);
  return (root: unknown, _args: unknown, context: unknown, info: unknown): unknown =>
    Reflect.apply(
      method,
      instance,
      given.map((give) => give(root, context, info)),
    );
}

/** Puts the short way in the place of the long one, where both do the same. After the schema was built. */
export function shorten(resolvers: Record<string, object>, classes: readonly Function[]): void {
  const storage = getMetadataStorage();
  for (const field of storage.fieldResolvers) {
    const { kind, target, methodName, schemaName, params = [], roles, middlewares = [] } = field;
    if (kind !== 'external' || !classes.includes(target) || roles || middlewares.length > 0) continue;
    if (isGuarded(storage, target, methodName) || !params.every(isPlain)) continue;
    const owner = field.getObjectType?.();
    const type = storage.objectTypes.find((one) => one.target === owner)?.name;
    const fields = type === undefined ? undefined : resolvers[type];
    if (fields && schemaName in fields) Object.assign(fields, { [schemaName]: directly(field) });
  }
}
