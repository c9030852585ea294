import { createDesk } from './apps/web/src/features/target-users/import/worker/desk.ts';
import { guessFields } from './apps/web/src/features/target-users/import/checking/guess.ts';
import { readFileSync } from 'node:fs';
const n = Number(process.argv[2]); const kind = process.argv[3];
let content: string | Uint8Array<ArrayBuffer>;
if (kind === 'xlsx') content = new Uint8Array(readFileSync(`/tmp/iw/p${n}.xlsx`));
else { content = 'E-mail,First name,Last name,Department,Phone,Priority,Language,Time zone,Start date,Employee no\n'; const l=[]; for (let i=0;i<n;i++) l.push(`person${i}@example.com,First${i%997},Last${i%1009},Dept ${i%40},+9053212${String(10000+i%90000)},High,Turkish,Europe/Istanbul,2020-01-0${1+i%9},${i}`); content += l.join('\n'); }
const known = { customFields: [{id:'f1',name:'Start date',type:'Date' as const,required:false},{id:'f2',name:'Employee no',type:'Number' as const,required:false}], timeZones:[{id:'Turkey Standard Time', names:['Europe/Istanbul']}], languages:[{id:'l2',names:['Turkish','tr']}], countryCode:'TR' };
const own = known.customFields.map(({ id, name }) => ({ field: `customFields.${id}`, name }));
const desk = createDesk(); const file = new Blob([content]);
const t0 = performance.now();
const o = await desk.open({file, choices:{}}, ()=>{});
const t1 = performance.now();
const fields = guessFields(o.columns, own) as never;
const c = await desk.check({mapping:{fields, values:{}, dateOrders:{}}, known}, ()=>{});
const t2 = performance.now();
const b = desk.body({head:{mode:'change',deleted:'leave',compare:false,targetGroupIds:[],fileName:'x'}});
const t3 = performance.now();
console.log(n, kind, 'open', Math.round(t1-t0), 'check', Math.round(t2-t1), 'body', Math.round(t3-t2), 'rss', Math.round(process.memoryUsage().rss/1e6), JSON.stringify(c), fields, 'body' in b && b.body.size);
