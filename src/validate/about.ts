/** A role as waivers name it: the platform in front. */
export const roleName = (platform: string, role: string): string => `${platform}:${role}`
