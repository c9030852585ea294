/** One import or re-export of a source file. */
export interface Import {
  specifier: string;
  /** Names as the other file exports them; `*` stands for all of them. */
  names: string[];
  reExport: boolean;
  /** Erased before the program runs. */
  typeOnly: boolean;
}

export interface Scan {
  imports: Import[];
  /** Values that the file declares and exports; types are left out, since signatures use them silently. */
  exports: string[];
  readsEnvironment: boolean;
  lines: number;
}

// Statements begin at the margin in formatted code, which keeps strings and comments out without a parser.
const statements = /^(import|export)\s+(type\s+)?(?:([\w$*{}\s,]+?)\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const dynamicImports = /^(?!\s*(?:\/\/|\*|\/\*)).*?\bimport\(\s*['"]([^'"\n]+)['"]/gm;
const declarations =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|const|let|class)\s+([\w$]+)/gm;
const lists = /^export\s+\{([^}]*)\}\s*;/gm;

function namesOf(clause: string | undefined): string[] {
  if (clause === undefined) return [];
  if (clause.includes('*')) return ['*'];
  const [, byDefault = '', braced = ''] = /^([\w$]*)[,\s]*(?:\{([^}]*)\})?$/.exec(clause.trim()) ?? [];
  const named = braced
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+/)[0] ?? '',
    )
    .filter(Boolean);
  return byDefault ? ['default', ...named] : named;
}

/** Reads the imports, exports and size of a formatted TypeScript source. */
export function scan(source: string): Scan {
  const imports = [...source.matchAll(statements)].map(
    ([, keyword, type, clause, specifier = '']): Import => ({
      specifier,
      names: namesOf(clause),
      reExport: keyword === 'export',
      typeOnly: type !== undefined,
    }),
  );
  for (const [, specifier = ''] of source.matchAll(dynamicImports)) {
    imports.push({ specifier, names: ['*'], reExport: false, typeOnly: false });
  }
  const exports = [...source.matchAll(declarations)].map(([, name = '']) => name);
  for (const [, list = ''] of source.matchAll(lists)) {
    exports.push(
      ...list.split(',').map(
        (part) =>
          part
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? '',
      ),
    );
  }
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return {
    imports,
    exports: [...new Set(exports.filter(Boolean))],
    readsEnvironment: /\bprocess\.env\b/.test(code),
    lines: source.split('\n').length - (source.endsWith('\n') ? 1 : 0),
  };
}
