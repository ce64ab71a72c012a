/** The certificate with which this machine serves the add-in to its own Excel: Excel loads nothing over plain http. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Apple's systems refuse certificates that hold longer. */
const DAYS = 825;
/** One that ends sooner is made anew, so that it does not end during the work. */
const LEAST_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Where the certificate stands, for the person to trust it. */
  readonly path: string;
  /** Whether it was made just now and cannot be trusted by this machine yet. */
  readonly isNew: boolean;
}

/**
 * The person's own certificate.
 *
 * @param certPath PEM file of the certificate
 * @param keyPath PEM file of its private key
 * @throws Error in Chinese where a file is missing or the two do not belong together
 */
export function suppliedCertificate(certPath: string, keyPath: string): Certificate {
  for (const path of [certPath, keyPath])
    if (!existsSync(path)) throw new Error(`没有文件“${path}”。请核对 --cert 和 --key`);
  const certificate = { cert: readFileSync(certPath), key: readFileSync(keyPath), path: certPath, isNew: false };
  const problem = certificateProblem(certificate.cert);
  if (problem) throw new Error(`证书“${certPath}”${problem}`);
  return certificate;
}

/**
 * The certificate that was made for this machine, or a new one where there is none that holds.
 *
 * @param folder where it is kept between runs, so that it has to be trusted once
 * @throws Error in Chinese where openssl is missing
 */
export function ownCertificate(folder: string): Certificate {
  const path = join(folder, 'localhost.crt');
  const keyPath = join(folder, 'localhost.key');
  const isKept = existsSync(path) && existsSync(keyPath) && certificateProblem(readFileSync(path)) === undefined;
  if (!isKept) make(folder, path, keyPath);
  return { cert: readFileSync(path), key: readFileSync(keyPath), path, isNew: !isKept };
}

function make(folder: string, path: string, keyPath: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const use = ['-addext', 'extendedKeyUsage=serverAuth'];
  const files = ['-keyout', keyPath, '-out', path];
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', String(DAYS), ...names, ...use, ...files],
      { stdio: 'pipe' },
    );
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(
      `没能用 openssl 生成证书。请安装 openssl（Git for Windows 自带），或用 --cert 证书.pem --key 私钥.pem 指定自己的证书。详情：${cause}`,
    );
  }
}

/** What keeps a certificate from serving localhost for some days, in Chinese; undefined where nothing does. */
function certificateProblem(pem: Buffer): string | undefined {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    return '不是 PEM 格式的证书';
  }
  const end = new Date(certificate.validTo);
  if (end.getTime() - Date.now() < LEAST_DAYS * DAY) return `在 ${certificate.validTo} 到期，请换一张`;
  return certificate.checkHost('localhost') ? undefined : '不是发给 localhost 的';
}
