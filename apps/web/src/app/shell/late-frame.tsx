import { JobsFrame } from '../../features/jobs/components/jobs-frame.tsx';
import { Pasting } from '../pasting/pasting.tsx';

/** What the frame of every page has besides, and the first page does not wait for. */
export default function LateFrame() {
  return (
    <>
      <JobsFrame />
      <Pasting />
    </>
  );
}
