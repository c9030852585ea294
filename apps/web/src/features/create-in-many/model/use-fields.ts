import { useState } from 'react';
import * as z from 'zod/mini';
import { complaintOfIssue } from '../../../shared/write/complaint.ts';
import type { Binding } from '../../../shared/write/use-write-form.ts';

/** The fields of a record that is planned and not sent: what the contract says against them stands at each once `read` was called. */
export function useFields<Values extends object, Body>(
  schema: z.ZodMiniType<Body>,
  initial: Values,
  toBody: (values: Values) => unknown = (values) => values,
) {
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const checked = z.safeParse(schema, toBody(values));
  const issues = tried && !checked.success ? checked.error.issues : [];
  return {
    values,
    bind: <Name extends keyof Values & string>(name: Name): Binding<Values[Name]> => {
      const issue = issues.find(({ path }) => path[0] === name);
      return {
        name,
        value: values[name],
        error: issue && complaintOfIssue(issue),
        onChange: (value) => setValues({ ...values, [name]: value }),
      };
    },
    /** What the contract makes of them; undefined where it refuses them. */
    read(): Body | undefined {
      setTried(true);
      return checked.data;
    },
  };
}
