/** From the key file to two people, as fast as a browser goes. */
import type { Seat } from './console.world.ts';

/** Both read Chinese, and the list they sign is that of everybody with a passkey. */
export async function moveToPasskeys(owner: Seat, admin: Seat): Promise<void> {
  await owner.page.goto('/console/publishers');
  await owner.page.getByRole('link', { name: '改为通行密钥共同批准' }).click();
  await owner.button('下一步');
  await owner.button('下一步');
  await owner.button('提出名单，开始签名');
  await signBoth(owner);
  await admin.page.goto('/console/publishers');
  await signBoth(admin);
  await admin.page.getByText(/名单已生效/).waitFor();
}

async function signBoth({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: '现在签名' }).click();
  const dialog = page.getByRole('dialog', { name: '用通行密钥签名' });
  await dialog.getByRole('button', { name: '签署名单（1/2）' }).click();
  await dialog.getByRole('button', { name: '签署名片（2/2）' }).click();
  await dialog.waitFor({ state: 'detached' });
}
