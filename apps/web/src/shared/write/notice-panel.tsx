import type { ReactNode } from 'react';

const looks = { bad: 'border-bad bg-bad-tint', warn: 'border-warn bg-warn-tint' } as const;

/** What became of a request, where it needs an answer of the person; a complaint puts the focus here. */
export function NoticePanel(props: {
  look: keyof typeof looks;
  icon: ReactNode;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section
      role="alert"
      tabIndex={-1}
      data-notice
      className={`flex gap-2.5 rounded-surface border p-3 text-sm ${looks[props.look]}`}
    >
      {props.icon}
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5 [&>span]:justify-start">
        <h3 className="font-semibold">{props.title}</h3>
        {props.children}
        {props.actions ? <div className="mt-1.5 flex flex-wrap gap-2">{props.actions}</div> : null}
      </div>
    </section>
  );
}
