import { clsx } from 'clsx'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'

type Look = {
  /** One primary button in a view; danger only for what destroys. */
  variant?: 'secondary' | 'primary' | 'danger' | 'danger-quiet' | 'quiet' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
  block?: boolean | undefined
  /** An icon alone needs `aria-label`. */
  iconOnly?: boolean | undefined
}

export function buttonClass({ variant = 'secondary', size = 'md', block = false, iconOnly = false }: Look): string {
  return clsx(
    'button',
    variant !== 'secondary' && `button-${variant}`,
    size !== 'md' && `button-${size}`,
    block && 'button-block',
    iconOnly && 'button-icon',
  )
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { children: ReactNode }

/** A button is a verb with its object: `Create client`. Inside a form, say `type="submit"`. */
export function Button({ variant, size, block, iconOnly, className, type = 'button', ...rest }: ButtonProps) {
  const look = buttonClass({ variant, size, block, iconOnly })
  return <button {...rest} type={type} className={clsx(look, className)} />
}

type ButtonLinkProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ variant, size, block, iconOnly, className, children, ...rest }: ButtonLinkProps) {
  const look = buttonClass({ variant, size, block, iconOnly })
  return (
    <a {...rest} className={clsx(look, className)}>
      {children}
    </a>
  )
}
