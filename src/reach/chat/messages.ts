import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  title: '在线客服',
  description: '在官网与真人客服对话，断网也不丢消息。',
  lead: '由真人回答，每位客服都有工号。断网时您写的会保存在本机，恢复后自动发出。',
  kept: '关掉页面也可以再回来，会话会保留。',
  otherWays: '其他联系人工的方式',
  verify: '有人说是客服？核实一下',
  noScript: '这个浏览器没有运行脚本，不能在这里聊天。下面这些方式不需要脚本：',
};

const en: typeof zh = {
  title: 'Live chat',
  description: 'Talk with people on the official site; nothing is lost when the network is.',
  lead: 'Answered by people, each with a staff number. Without a network, what you write stays on this device and is sent once there is one.',
  kept: 'You may close this page and come back: the conversation stays.',
  otherWays: 'Other ways to a person',
  verify: 'Somebody says they are support? Check',
  noScript: 'This browser runs no scripts, so there is no chat here. These ways need none:',
};

export const chatMessages: Record<Lang, typeof zh> = { zh, en };
