/** The commands on what was handed in; apart from the others, because no first page needs them. */
export {
  acceptSubmission,
  asBefore,
  changeSubmissionPriority,
  createSubmission,
  declineSubmission,
  deleteSubmission,
  describeSubmission,
  markDuplicate,
  type NewSubmission,
  putBackSubmission,
  renameSubmission,
  snoozeSubmission,
} from './intake/submissions';
