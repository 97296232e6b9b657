import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from './device.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36';

test('a device is named so that its owner knows it again', () => {
  assert.equal(deviceOf(CHROME, 'zh'), 'Chrome · Windows');
  assert.equal(deviceOf(`${CHROME} Edg/142.0`, 'zh'), 'Edge · Windows');
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1';
  assert.equal(deviceOf(phone, 'en'), 'Safari · iPhone');
  assert.equal(deviceOf(`${phone} MicroMessenger/8.0`, 'en'), '微信 · iPhone');
});

test('what says nothing is an unknown device', () => {
  assert.equal(deviceOf(null, 'zh'), '未知设备');
  assert.equal(deviceOf('curl/8', 'en'), 'Unknown device');
});
