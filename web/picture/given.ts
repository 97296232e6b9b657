/** Light enough to come with the page: finds the picture in what somebody pastes, drops or chooses. */

/**
 * The first file that may be a picture, or null. A file that says it is something else, such as a PDF, is left to
 * whoever can use it; one that does not say, as some galleries' do, may be one.
 */
export function pictureFrom(given: DataTransfer | FileList): File | null {
  const files = [...('files' in given ? given.files : given)];
  return files.find(({ type }) => type === '' || type.startsWith('image/')) ?? null;
}
