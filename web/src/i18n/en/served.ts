/** Texts of pages whose issues the server finds, because all of them are too many to be kept here. */
export const served = {
  'served.refusedTitle': 'The server does not answer this',
  'served.refusedText': 'Another filter or grouping may help.',
  'served.beyondTitle': 'This filter is beyond what the server is asked for',
  'served.beyondText': 'Groups within groups can be too deep: take some of it away.',
  'served.awayTitle': 'The server cannot be reached',
  'served.awayText':
    'This workspace is too large to be kept here. Its issues are asked for as soon as that is possible.',
} as const;
