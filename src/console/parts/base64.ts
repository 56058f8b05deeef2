/** A file as base64, read by the browser itself: spreading megabytes into a call would break the stack. */
export function toBase64(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(`${reader.result}`.slice(`${reader.result}`.indexOf(',') + 1)));
    reader.addEventListener('error', () => failed(reader.error));
    reader.readAsDataURL(file);
  });
}
