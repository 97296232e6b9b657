/** What is used of tesseract.js-core, which has no types of its own. */
declare module 'tesseract.js-core/*.js' {
  interface Api {
    /** 0 when the engine is ready. */
    Init(path: string | null, languages: string, engineMode: number): number;
    SetVariable(name: string, value: string): void;
    /** Reads `/input`; 0 when that is a picture. */
    SetImageFile(exif: number, angle: number): number;
    Recognize(monitor: null): number;
    /** From 0 to 100. */
    MeanTextConf(): number;
    GetUTF8Text(): string;
  }
  export interface Core {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
    readonly TessBaseAPI: new () => Api;
  }
  export default function start(given: {
    readonly wasmBinary: Uint8Array;
    readonly print: () => void;
    readonly printErr: () => void;
    readonly TesseractProgress: (percent: number) => void;
  }): Promise<Core>;
}
