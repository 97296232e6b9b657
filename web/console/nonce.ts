/**
 * The policy of the document lets through only styles that carry its nonce. Some parts of Ant Design forget to hand it
 * on: the lock on scrolling behind a dialog, the measuring of scroll bars, and of text areas that grow. Import first.
 */
export const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';

const create = Document.prototype.createElement;
Document.prototype.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
  const element = create.call(this, name, options);
  if (name === 'style') element.nonce = nonce;
  return element;
} as typeof create;

const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name: string, value: string) {
  // The same through the object model, which the policy does not concern.
  if (name === 'style' && this instanceof HTMLElement) this.style.cssText = value;
  else setAttribute.call(this, name, value);
};
