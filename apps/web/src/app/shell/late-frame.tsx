import { JobsFrame } from '../../features/jobs/components/jobs-frame.tsx';
import { Pasting } from '../pasting/pasting.tsx';

/** The parts of the frame that the first page does not wait for. */
export default function LateFrame() {
  return (
    <>
      <JobsFrame />
      <Pasting />
    </>
  );
}
