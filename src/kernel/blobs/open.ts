import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Blobs } from './blobs.ts';
import { DiskBlobs } from './disk.ts';
import { S3Blobs } from './s3.ts';

export const openBlobs = ({ blobs }: Pick<Config, 'blobs'>, dataDir: string): Blobs =>
  blobs === 'disk' ? new DiskBlobs(join(dataDir, 'blobs')) : new S3Blobs(blobs);
