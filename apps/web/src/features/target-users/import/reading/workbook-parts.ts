import { ReadProblem } from './read-problem.ts';
import { attributeOf, readXml } from './xml.ts';
import { type Archive, partsOf } from './zip.ts';

/** A worksheet. */
interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Where it is in the archive. */
  readonly path: string;
}

/** What a workbook consists of (ECMA-376, part 1, 12.3.23). */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Whether its days are counted from 1904. */
  readonly from1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

interface Relation {
  readonly id: string;
  /** The last part of its address: it differs between transitional and strict files in what is before. */
  readonly type: string;
  readonly path: string;
}

const idOf = attributeOf('Id');
const typeOf = attributeOf('Type');
const targetOf = attributeOf('Target');
const nameOf = attributeOf('name');
const stateOf = attributeOf('state');
const relationOf = attributeOf('\\w+:id');
const date1904Of = attributeOf('date1904');

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A path in the archive, from one that is relative to a folder or begins with `/`. */
function pathIn(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The relations of a part; none where it has no file of them. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = folderOf(part);
  const relations: Relation[] = [];
  await readXml(partsOf(archive, `${folder}_rels/${part.slice(folder.length)}.rels`), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = typeOf(attributes)?.split('/').at(-1) ?? '';
      const path = pathIn(folder, targetOf(attributes) ?? '');
      relations.push({ id: idOf(attributes) ?? '', type, path });
    },
  });
  return relations;
}

/** Finds the parts of a workbook by its relations. */
export async function workbookPartsOf(archive: Archive): Promise<WorkbookParts> {
  const workbook = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.path ?? '';
  if (!archive.entries.has(workbook)) throw new ReadProblem('damaged');
  const relations = await relationsOf(archive, workbook);
  const pathOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.path;
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(partsOf(archive, workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(date1904Of(attributes) ?? '');
      if (name !== 'sheet') return;
      const id = relationOf(attributes);
      const relation = relations.find((one) => one.id === id && one.type === 'worksheet');
      // Sheets of charts and dialogs have no cells.
      if (relation === undefined) return;
      const hidden = /^(very)?hidden$/i.test(stateOf(attributes) ?? '');
      sheets.push({ name: nameOf(attributes) ?? '', hidden, path: relation.path });
    },
  });
  return { sheets, from1904, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') };
}
